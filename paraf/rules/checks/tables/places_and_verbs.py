"""What follows ``di`` and ``ke``: places, from which they stand apart, and verbs, to which ``di-`` belongs."""

from paraf.rules.checks.tables import listed

PLACES_AFTER_DI = listed(
    """
    akhir antara antaranya area arena atas aula awal bagian balai bandara bank bawah beberapa belakang berbagai bidang
    bulan daerah dalam depan dermaga desa dunia dusun era gedung gerbang gunung hadapan halaman hari hilir hotel hulu
    hutan indonesia internet jakarta jalan jembatan kabupaten kalangan kampung kampus kantor kawasan kecamatan
    kediaman kelas kelurahan kios kolam komplek kompleks kota laboratorium ladang laman lantai lapangan laut
    lingkungan lokasi luar malam mana masa masjid masyarakat media mesjid muka museum pantai parkiran pasar pelabuhan
    pelosok perbatasan permukiman perpustakaan persimpangan perumahan pesisir pinggir pinggiran pontianak posyandu
    provinsi pulau puncak pusat puskesmas rs rsud ruang ruangan rumah rumahsakit saat samping sana sebelah sejumlah
    sekeliling sekitar sekolah sekretariat sektor sela-sela seluruh semua sepanjang seputar setiap simpang sini sisi
    situ situs stadion stasiun suatu sungai surabaya tahun taman tanah tangan tempat tengah tengah-tengah tepi tepian
    terminal tiap tingkat toko trotoar tugu ujung universitas waktu warung wilayah
    """
)
"""Places and times; ``di`` stands apart from them. None of them makes a verb with ``di-`` as it stands here."""

PLACES_AFTER_KE = listed(
    """
    arah atas aula balai bandara bawah beberapa belakang berbagai daerah dalam depan desa gedung hadapan hotel jakarta
    jalan jembatan kampung kampus kantor kawasan kecamatan kelurahan kota lokasi mana masjid masyarakat museum pantai
    pasar pelabuhan pelosok perpustakaan polisi pontianak posyandu provinsi pulau puskesmas rsud ruang ruangan rumah
    rumahsakit samping sana sejumlah sekolah seluruh setiap sini situ sungai tempat tengah tepi tepian terminal
    tingkat toko warga warung wilayah
    """
)
"""Places; ``ke`` stands apart from them. None of them makes a word with ``ke-`` as it stands here."""

VERBS = listed(
    """
    adakan adili agendakan ajak ajukan akhiri akses akui alami alihkan alirkan alokasikan ambil ancam andalkan anggap
    anggarkan angkat angkut anjurkan antar apresiasi arahkan asah asuh atasi atur awali awasi baca bacakan bagi
    bagikan bahas bakar bangun banjiri bantu barengi batalkan batasi bawa bayar bayarkan bebani bebaskan bedakan
    bekali beli benahi benarkan berangkatkan berdayakan beri berikan berlakukan bersihkan biarkan biayai bimbing bina
    bongkar buat buka bukakan buktikan bukukan butuhkan cabut canangkan cantumkan capai cari catat cegah cek ciptakan
    cuci cukur curi dampingi dapat dapatkan datangi datangkan dengar dengarkan didik dirikan distribusikan dominasi
    dorong duduki duga dukung edarkan fokuskan fungsikan gabung gabungkan gagas gali ganti gantikan garap gelar
    gelontorkan gerakkan gratiskan gunakan gusur hadapi hadapkan hadiri hadirkan hapus hapuskan harap harapkan hargai
    hasilkan hentikan hibahkan hidupkan hilangkan himpun hitung hormati hubungi hubungkan ikat ikuti ikutsertakan
    imbangi imbau impikan inapkan informasikan ingat ingatkan inginkan izinkan jadikan jadwalkan jaga jajaki jalani
    jalankan jalin jamin janjikan jatuhkan jawab jelaskan jemput jual jumpai junjung kabarkan kabulkan kaitkan kaji
    kalahkan kategorikan kawal kejar kelola kemas kembalikan kembangkan kenai kenakan kenal kenalkan kendalikan
    kerahkan kerjakan keruk ketahui ketuai khawatirkan kira kirim kirimkan koordinasikan kosongkan kritik kuasai
    kukuhkan kumpulkan kunjungi kurangi kuras kutip laksanakan laksanakannya lakukan lakukannya lalui lampirkan
    lanjuti lanjutkan lantik laporkan larang latih lawan layani lebarkan lengkapi lepaskan lestarikan letakkan lewati
    libatkan lihat lindungi liput lunasi luncurkan luruskan makan maknai maksimalkan maksud maksudkan manfaatkan masak
    masuki masukkan menangi menangkan meriahkan miliki minati minta mintai minum modali mohon mulai muliakan musnahkan
    mutakhirkan naiki naikkan namai nantikan nikmati nobatkan nyanyikan nyatakan olah operasikan optimalkan padati
    pakai paksa pamerkan pandang pandu panggil pantau paparkan pasang pasangi pasok pastikan patok patuhi pecahkan
    pelajari pelihara penuhi peragakan peras perbaiki perbanyak perbarui perbesar perbolehkan percantik percaya
    percayakan percepat perdayakan perebutkan pergunakan perhatikan perhitungkan periksa peringati peringatkan
    perintahkan perkenalkan perkirakan perkuat perlakukan perlihatkan perlombakan perluas perlukan perpanjang
    persembahkan persiapkan persilakan persoalkan pertahankan pertandingkan pertanyakan pertimbangkan pertunjukkan
    peruntukkan petakan pilih pilihkan pimpin pindah pindahkan pinjamkan pisahkan potong prakarsai praktikkan
    prioritaskan programkan promosikan publikasikan pugar pulangkan pulihkan pungut pusatkan putar putuskan raih
    ramaikan rancang rangkai rangkul rasa rasakan rawat realisasikan rekam rekomendasikan rekrut rencanakan resmikan
    rinci ringankan ringkus rintis rujuk rumuskan rusak sadari sahkan saksikan salurkan sambungkan sambut sampaikan
    sampaikannya sangkakan sarankan sasar satukan sebabkan sebar sebarkan sebarluaskan sebut sebutkan sediakan segel
    sejajarkan selenggarakan selesaikan selimuti selingi sembuhkan sempurnakan sepakati serahkan serap serentakkan
    sertai sertakan sesuaikan setujui siagakan siapkan siarkan sikapi simpan simulasikan sinergikan sita soroti
    sosialisasikan sponsori suguhkan sukseskan suluh susun tahan tambah tambahkan tampilkan tanam tanami tandai
    tandatangani tangani tanganinya tanggapi tangguhkan tanggulangi tangkap tanyakan targetkan tarik tawarkan tebang
    tegakkan tegaskan tegur tekankan teliti tembus tempati tempatkan tempuh temui temukan tentukan terapkan terbitkan
    terima teruskan tetapkan tindak tindaklanjuti tingkatkan tinjau titipkan tolak tolong tonton tugaskan tuju tujukan
    tukar tulis tunda tunggu tunjang tunjuk tunjukkan tuntaskan tuntut turunkan tutup tuturkan ubah ucapkan ujicobakan
    ukur umumkan undang undangkan unggah unggulkan ungkap ungkapkan upayakan uraikan urus usahakan usulkan utamakan
    utus wajibkan wakili warnai waspadai wujudkan yakini
    """
)
"""Stems that have ``di-`` before them in one word, and name no place."""

MAYBE_VERBS = listed(
    """
    bentuk cat cetak data edukasi ekspor evakuasi evaluasi fasilitasi hias hukum inisiasi isi jaring kontrol lari
    lelang nilai pesan posting prediksi produksi proses rehabilitasi relokasi renovasi respons revisi revitalisasi
    rilis seleksi sewa sidak sosialisasi survei tabung tata uji vaksin verifikasi wisuda
    """
)
"""Stems that ``di-`` can stand before in one word, and that can be what ``di`` points to as well."""

PLACES_ENDING_IN_KAN = listed(
    """
    belokan bentukan cetakan gebrakan gerakan gesekan jebakan ledakan letakan masukan pabrikan tanjakan tembakan
    tindakan tumpukan tusukan
    """
)
"""Nouns that end as verbs do."""

NOUNS_WITH_KE = listed(
    """
    adaan adilan amanan bakaran banyakan berangkatan berhasilan berlanjutan bersihan biasaan bijakan budayaan butuhan
    camatan celakaan cepatan daruratan dudukan giatan hadiran hidupan indahan jadian jahatan jaksaan juaraan kayaan
    kuatan lahiran lancaran lestarian lola lompok luarga lurahan majuan mampuan manusiaan masyarakatan matian menangan
    mitraan muliaan nyamanan padatan pemilikan pemimpinan pemudaan pendudukan percayaan perluan putusan ragaman
    resahan rugian rukunan sadaran sehatan sejahteraan selamatan sempatan senian sepakatan serasian sulitan tahanan
    tangguhan teladanan tenagakerjaan tentuan terampilan tersediaan tertiban uangan unggulan untungan wajiban
    waspadaan wenangan wirausahaan
    """
)
"""Words from which ``ke`` was torn."""
